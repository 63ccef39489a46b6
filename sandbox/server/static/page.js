// The page's behaviour: follows the workspace's changes, patches what is drawn, and sends what a person does.
"use strict";

const words = JSON.parse(document.getElementById("words").content.textContent);
const place = new URLSearchParams(document.body.dataset.place);
const marks = {};
const find = (selector, within = document) => within.querySelector(selector);
const every = (selector, within = document) => [...within.querySelectorAll(selector)];
const part = (name) => find(`[data-part="${name}"]`);
const modal = part("modal");
const confirmBox = document.getElementById("confirm");
const toasts = document.getElementById("toasts");

// ---- Talking to the sandbox ----

async function send(path, body) {
  try {
    const response = await fetch(path, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
    const answer = await response.json();
    if (!response.ok && !answer.errors) toast(answer.words || answer.error, true);
    else if (!response.ok && !Object.keys(answer.errors).length) toast(answer.words, true);
    return { ...answer, ok: response.ok };
  } catch {
    toast(words.lost_connection, true);
    return { ok: false };
  }
}

const act = (name, more = {}) => send("/page/act", { act: name, as: place.get("as"), ...more });

function toast(text, isBad = false) {
  const note = document.createElement("div");
  note.className = isBad ? "toast bad" : "toast";
  note.dir = "auto";
  note.textContent = text;
  if (isBad) note.setAttribute("role", "alert");
  toasts.append(note);
  // Shown anew each time, so that it lies above a dialog opened in between.
  if (toasts.matches(":popover-open")) toasts.hidePopover();
  toasts.showPopover();
  setTimeout(() => {
    note.remove();
    if (!toasts.children.length && toasts.matches(":popover-open")) toasts.hidePopover();
  }, 6000);
}

// ---- Patching: only what differs is touched, so that focus, scrolling and typing survive ----

function patch(old, fresh) {
  if (old.nodeType === Node.TEXT_NODE) {
    if (old.data !== fresh.data) old.data = fresh.data;
    return;
  }
  if (old.nodeType !== Node.ELEMENT_NODE) return;
  if (old.id && old.dataset.key && old.dataset.key === fresh.dataset.key && !fresh.matches(".sheet, .home, [data-view]")) return;
  patchAttributes(old, fresh);
  if (old.tagName === "TEXTAREA") {
    if (old.value === old.defaultValue && old.value !== fresh.value) old.value = fresh.value;
    old.defaultValue = fresh.defaultValue;
    return;
  }
  if (old.matches("[data-loaded], [data-local]")) return;
  patchChildren(old, fresh);
  if (old.tagName === "SELECT" && !old.dataset.touched) old.value = fresh.value;
}

function patchAttributes(old, fresh) {
  const isTouched = old.tagName === "INPUT" && old.dataset.touched;
  for (const { name } of [...old.attributes]) {
    const isOurs = (name === "open" && old.matches("details, dialog")) || name === "data-touched" || name === "data-loaded" || name === "style";
    if (!fresh.hasAttribute(name) && !isOurs) old.removeAttribute(name);
  }
  for (const { name, value } of fresh.attributes) {
    if (name === "open" && old.matches("details")) continue;
    if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  }
  if (old.tagName === "INPUT" && !isTouched && old.type !== "file") {
    old.value = fresh.getAttribute("value") ?? (old.type === "checkbox" || old.type === "radio" ? old.value : "");
    old.checked = fresh.hasAttribute("checked");
  }
}

function patchChildren(old, fresh) {
  const named = new Map([...old.children].filter((child) => child.id).map((child) => [child.id, child]));
  let here = old.firstChild;
  for (const next of [...fresh.childNodes]) {
    const match = next.id ? named.get(next.id) : likeness(here, next);
    if (match) {
      if (match !== here) old.insertBefore(match, here);
      else here = here.nextSibling;
      patch(match, next);
    } else {
      old.insertBefore(next.cloneNode(true), here);
    }
  }
  while (here) {
    const gone = here;
    here = here.nextSibling;
    gone.remove();
  }
}

function likeness(node, next) {
  return node && !node.id && node.nodeName === next.nodeName && node.type === next.type ? node : null;
}

function draw(name, html) {
  const target = part(name);
  const shape = document.createElement(target.tagName);
  shape.innerHTML = html;
  const scrolled = rememberScrolling(target);
  const held = document.activeElement?.closest("[data-ts]")?.id;
  target.classList.toggle("empty", !shape.children.length);
  if (name === "modal") drawModal(shape);
  else patchChildren(target, shape);
  prepare(target);
  scrolled();
  // What was pressed may be gone now: stay at its message.
  if (held && document.activeElement === document.body) document.getElementById(held)?.focus({ preventScroll: true });
}

function drawModal(shape) {
  const [before, after] = [find(".sheet", modal), find(".sheet", shape)];
  if (!after) {
    modal.replaceChildren();
    if (modal.open) modal.close();
    return;
  }
  patchChildren(modal, shape);
  if (!modal.open) modal.showModal();
  if (before?.id !== after.id) focusFirst();
  if (find("[aria-invalid]", modal) && !modal.dataset.warned) {
    modal.dataset.warned = "1";
    find("[aria-invalid]", modal).focus();
  }
}

function focusFirst() {
  const wanted = find("[autofocus]", modal) || find(".fields :is(input, select, textarea, summary):not([type=hidden])", modal);
  (wanted || find("#modal-title")).focus();
}

// ---- Scrolling: a conversation opens at its end and stays there while one is at the end ----

function rememberScrolling(target) {
  const before = every("[data-scroll]", target).map((box) => ({
    name: box.dataset.scroll,
    atEnd: box.scrollHeight - box.scrollTop - box.clientHeight < 40,
  }));
  return () => {
    for (const box of every('[role="log"]', target)) {
      const known = before.find((each) => each.name === box.dataset.scroll);
      if (!known || known.atEnd) {
        const fresh = find(".new", box);
        if (!known && fresh) fresh.scrollIntoView({ block: "center" });
        else box.scrollTop = box.scrollHeight;
      }
    }
  };
}

// ---- Going somewhere ----

async function go(changes, { push = true } = {}) {
  const before = place.toString();
  const moved = changes.at !== undefined || changes.as !== undefined;
  if (moved) {
    for (const name of ["since", "shown"]) place.delete(name);
  }
  for (const [name, value] of Object.entries(changes)) value ? place.set(name, value) : place.delete(name);
  if (push && place.toString() !== before) history.pushState(null, "", `?${shownPlace()}`);
  closeMenu();
  await refresh(moved);
  if (moved) arrive();
  if (changes.thread && part("thread").children.length) find("textarea", part("thread"))?.focus();
  if (moved && push && matchMedia("(max-width: 760px)").matches) part("main").focus();
}

function shownPlace() {
  const shown = new URLSearchParams(place);
  for (const name of ["since", "shown"]) shown.delete(name);
  return shown;
}

/** Tell the workspace what the member now sees: the home tab was opened, or a conversation read. */
function arrive() {
  if (place.get("at") === "home") act("open-home", { tab: "home" });
  else markRead(true);
  if (find("[data-app-messages]", part("main"))) act("open-home", { tab: "messages" });
}

/** Mark the open conversation as read; what was unread on arrival keeps its line. */
function markRead(isArriving = false) {
  const view = find("[data-last-read]", part("main"));
  if (!view || document.hidden || !find(".side a[aria-current] .badge")) return;
  if (isArriving && view.dataset.lastRead) place.set("since", view.dataset.lastRead);
  act("read", { channel: place.get("at") });
}

let running = null;
let again = false;

/** Fetch what changed and draw it; calls while one is under way end in one more. */
async function refresh(isForced = false) {
  if (running) {
    again = true;
    return isForced ? running.then(() => refresh(true)) : running;
  }
  running = fetchParts();
  try {
    await running;
  } finally {
    running = null;
    if (again) {
      again = false;
      setTimeout(refresh, 30);
    }
  }
}

async function fetchParts() {
  const asked = place.toString();
  const response = await fetch(`/page/parts?${asked}&have=${encodeURIComponent(JSON.stringify(marks))}`);
  if (!response.ok) return;
  const fresh = await response.json();
  // Whoever went elsewhere while the answer was on its way must not be taken back.
  if (asked !== place.toString()) {
    again = true;
    return;
  }
  for (const name of ["as", "at", "thread", "panel"]) {
    const value = new URLSearchParams(fresh.place).get(name);
    value ? place.set(name, value) : place.delete(name);
  }
  if (document.documentElement.lang !== fresh.language) {
    // Another language concerns every word on the page.
    location.reload();
    return;
  }
  for (const [name, { mark, html }] of Object.entries(fresh.parts)) {
    marks[name] = mark;
    draw(name, html);
  }
  markRead();
  planNextMinute();
}

// ---- Following the workspace ----

let minute = 0;

function planNextMinute() {
  clearTimeout(minute);
  const time = find(".clock time[data-flows='1']");
  if (time) minute = setTimeout(refresh, 60000 - (Date.now() % 60000) + 50);
}

function follow() {
  // From the version that is drawn, so that nothing is missed in between.
  const stream = new EventSource(`/stream?after=${document.body.dataset.version}`);
  let wasLost = false;
  stream.addEventListener("changes", (event) => {
    const changes = JSON.parse(event.data);
    for (const { kind, user, code } of changes) {
      if (kind === "trouble" && user === place.get("as") && !modal.open) {
        toast((words[`trouble_${code}`] || words.trouble_app_error).replace("{code}", code).replace("{app}", words.app_name), true);
      }
    }
    // The inspector's own lines do not concern anything else on the page.
    if (changes.some(({ kind }) => kind !== "journal") || place.get("panel") === "inspector") later();
  });
  stream.addEventListener("open", () => {
    if (wasLost) refresh();
    wasLost = false;
  });
  stream.addEventListener("error", () => {
    if (!wasLost) toast(words.lost_connection, true);
    wasLost = true;
  });
}

let soon = 0;

function later() {
  if (!soon) {
    soon = setTimeout(() => {
      soon = 0;
      refresh();
    }, 60);
  }
}

// ---- Menus ----

function closeMenu() {
  document.body.classList.remove("menu-open");
  find("[data-do=menu]")?.setAttribute("aria-expanded", "false");
}

function closeOthers(except) {
  for (const menu of every("details[data-menu][open], details.several[open]")) {
    if (!menu.contains(except)) menu.open = false;
  }
}

// ---- Asking first ----

function ask({ title, text, confirm, deny, style }) {
  find("#confirm-title").textContent = title;
  find("#confirm-text").textContent = text || "";
  find("[data-yes]", confirmBox).textContent = confirm || words.agree;
  find("[data-yes]", confirmBox).className = style === "danger" ? "btn danger full" : "btn primary";
  find("[data-deny]", confirmBox).textContent = deny || words.cancel;
  confirmBox.returnValue = "no";
  confirmBox.showModal();
  return new Promise((resolve) => {
    confirmBox.addEventListener("close", () => resolve(confirmBox.returnValue === "yes"), { once: true });
  });
}

const agreed = async (element) => !element.dataset.confirm || ask(JSON.parse(element.dataset.confirm));

// ---- What an element holds, and where it stands ----

function valueOf(holder) {
  if (holder.matches("[data-act=tick]")) {
    const picked = every("input:checked", holder).map((box) => box.value);
    return holder.dataset.kind === "radio_buttons" ? picked[0] ?? null : picked;
  }
  if (holder.matches("[data-act=external]")) {
    const picked = every("[data-external-picked] [data-value]", holder).map((chip) => chip.dataset.value);
    return "multi" in holder.dataset ? picked : picked[0] ?? null;
  }
  return holder.value || null;
}

function whereIs(element) {
  const view = element.closest("[data-view]");
  if (view) return { view: view.dataset.view };
  const message = element.closest("[data-ts]");
  return { channel: message.dataset.channel, ts: message.dataset.ts };
}

let saving = Promise.resolve();

/** Keep what was chosen or typed, as Slack's client does, so that any press that follows carries it. */
function keep(holder) {
  saving = saving.then(() => act("click", chosen(holder, valueOf(holder))));
}

const chosen = (holder, value) => ({
  ...whereIs(holder),
  action: holder.dataset.action,
  block: holder.dataset.block,
  kind: holder.dataset.kind,
  value,
});

function untouch(holder) {
  delete holder.dataset.touched;
  for (const each of every("[data-touched]", holder)) delete each.dataset.touched;
}

async function report(holder, value) {
  if (!(await agreed(holder))) {
    untouch(holder);
    delete marks[holder.closest("[data-part]").dataset.part];
    refresh();
    return;
  }
  await saving;
  if ((await act("click", chosen(holder, value))).ok) untouch(holder);
}

async function press(button) {
  if (!(await agreed(button))) return;
  if (button.dataset.url) window.open(button.dataset.url, "_blank", "noopener,noreferrer");
  button.setAttribute("aria-busy", "true");
  await saving;
  await act("click", chosen(button, button.value || null));
  button.removeAttribute("aria-busy");
}

// ---- Modals ----

async function submit(sheet) {
  const values = [];
  for (const input of every("[data-input]", sheet)) {
    const holder = find("[data-action]", input);
    let value = valueOf(holder);
    if (holder.matches("[type=file]")) {
      const kept = await uploaded(holder.files);
      if (!kept) return;
      value = kept;
    }
    values.push({ block: holder.dataset.block, kind: holder.dataset.kind, value });
  }
  delete modal.dataset.warned;
  untouch(sheet);
  await saving;
  const answer = await act("submit", { view: sheet.dataset.view, values });
  if (!answer.ok) refresh();
}

async function uploaded(files, more = {}) {
  if (!files.length) return [];
  const form = new FormData();
  form.append("as", place.get("as"));
  for (const [name, value] of Object.entries(more)) form.append(name, value);
  for (const file of files) form.append("file", file);
  const response = await fetch("/page/upload", { method: "POST", body: form });
  const answer = await response.json();
  if (!response.ok) toast(answer.words, true);
  return response.ok ? answer.files || [] : null;
}

// ---- Menus that ask the app for their options ----

let query = 0;

function lookUp(holder, input) {
  clearTimeout(query);
  const list = find("[role=listbox]", holder);
  if (input.value.length < Number(holder.dataset.min)) {
    show(list, input, false);
    return;
  }
  query = setTimeout(async () => {
    const answer = await send("/page/options", {
      as: place.get("as"),
      ...whereIs(holder),
      action: holder.dataset.action,
      block: holder.dataset.block,
      query: input.value,
    });
    if (!answer.ok) return;
    list.innerHTML = answer.html;
    [...list.children].forEach((option, index) => (option.id = `${list.id}-${index}`));
    holder.dataset.local = "";
    show(list, input, true);
    mark(input, list, 0);
  }, 250);
}

function show(list, input, isShown) {
  list.hidden = !isShown;
  if (input.getAttribute("role") === "combobox") input.setAttribute("aria-expanded", String(isShown));
}

function pick(holder, option) {
  const picked = find("[data-external-picked]", holder);
  const chip = document.createElement("button");
  chip.type = "button";
  chip.className = "chip";
  chip.dataset.value = option.dataset.value;
  chip.textContent = `${option.textContent} ×`;
  if (!("multi" in holder.dataset)) picked.replaceChildren();
  if (!every("[data-value]", picked).some((each) => each.dataset.value === option.dataset.value)) picked.append(chip);
  const input = find("input", holder);
  input.value = "";
  show(find("[role=listbox]", holder), input, false);
  input.focus();
  if ("dispatch" in holder.dataset) report(holder, valueOf(holder));
  else keep(holder);
}

function lookingKey(event, input) {
  const holder = input.closest(".external");
  const list = find("[role=listbox]", holder);
  const options = every("[data-value]", list);
  if (list.hidden || !options.length) return;
  const index = options.findIndex((option) => option.getAttribute("aria-selected") === "true");
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) mark(input, list, (index + step + options.length) % options.length);
  else if (event.key === "Enter") pick(holder, options[Math.max(index, 0)]);
  else if (event.key === "Escape") show(list, input, false);
  else return;
  event.preventDefault();
  event.stopPropagation();
}

// ---- Writing messages ----

async function say(form) {
  const area = find("textarea", form);
  const files = find("[data-attach]", form).files;
  const text = area.value.trim();
  const { channel, thread } = form.dataset;
  if (!text && !files.length) return;
  suggest(form, false);
  if (files.length) {
    if ((await uploaded(files, { channel, thread, text })) === null) return;
    find("[data-attach]", form).value = "";
    nameFiles(form);
  } else if (!(await act("say", { channel, thread, text })).ok) {
    return;
  }
  area.value = "";
  fit(area);
}

function nameFiles(form) {
  const box = find(".chosen-file", form);
  box.textContent = [...find("[data-attach]", form).files].map((file) => `📎 ${file.name}`).join(", ");
  box.hidden = !box.textContent;
}

function fit(area) {
  area.style.height = "auto";
  area.style.height = `${Math.min(area.scrollHeight, 200)}px`;
}

function suggest(form, isWanted = true) {
  const list = find(".suggestions", form);
  const area = find("textarea", form);
  if (!area.hasAttribute("aria-controls")) return;
  const typed = area.value;
  const fitting = isWanted && typed.startsWith("/") && !typed.includes(" ")
    ? JSON.parse(document.body.dataset.commands || "[]").filter(({ command }) => command.startsWith(typed))
    : [];
  list.replaceChildren(...fitting.map((each, index) => suggestion(list.id, each, index)));
  show(list, area, fitting.length > 0);
  mark(area, list, fitting.length ? 0 : -1);
}

function suggestion(id, { command, hint, description }, index) {
  const option = document.createElement("div");
  option.id = `${id}-${index}`;
  option.setAttribute("role", "option");
  option.dataset.command = command;
  for (const [name, text] of [["strong", command], ["span", hint], ["small", description]]) {
    const piece = document.createElement(name);
    piece.textContent = text;
    option.append(piece, " ");
  }
  return option;
}

function mark(area, list, index) {
  const options = [...list.children];
  options.forEach((option, n) => option.setAttribute("aria-selected", String(n === index)));
  if (index >= 0 && options[index]) area.setAttribute("aria-activedescendant", options[index].id);
  else area.removeAttribute("aria-activedescendant");
}

function complete(form, option) {
  const area = find("textarea", form);
  area.value = `${option.dataset.command} `;
  suggest(form, false);
  area.focus();
}

function writingKey(event, area) {
  const form = area.form;
  const list = find(".suggestions", form);
  const options = list.hidden ? [] : [...list.children];
  const index = options.findIndex((option) => option.getAttribute("aria-selected") === "true");
  if (options.length && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
    const step = event.key === "ArrowDown" ? 1 : -1;
    mark(area, list, (index + step + options.length) % options.length);
  } else if (options.length && (event.key === "Tab" || (event.key === "Enter" && options[index].dataset.command !== area.value.trim()))) {
    complete(form, options[Math.max(index, 0)]);
  } else if (options.length && event.key === "Escape") {
    suggest(form, false);
  } else if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    say(form);
  } else {
    return;
  }
  event.preventDefault();
}

// ---- One's own messages ----

function edit(message) {
  const body = find(".body", message);
  const area = document.createElement("textarea");
  area.className = "editing";
  area.dir = "auto";
  area.value = message.dataset.typed;
  area.setAttribute("aria-label", words.edit);
  body.replaceChildren(area);
  body.dataset.local = "";
  area.focus();
  const finish = async (isKept) => {
    delete body.dataset.local;
    if (isKept) await act("edit", { channel: message.dataset.channel, ts: message.dataset.ts, text: area.value });
    message.dataset.key = "";
    delete marks.main;
    delete marks.thread;
    refresh();
  };
  area.addEventListener("keydown", (event) => {
    if (event.key === "Escape" || (event.key === "Enter" && !event.shiftKey)) {
      event.preventDefault();
      finish(event.key === "Enter");
    }
  });
}

// ---- Data tables: pages, sorting and filtering are the client's business ----

function pages(table) {
  const size = Number(table.dataset.pageSize);
  const wanted = find("[data-table-filter]", table).value.trim().toLowerCase();
  const rows = every("tbody tr", table);
  const fitting = rows.filter((row) => row.textContent.toLowerCase().includes(wanted));
  const last = Math.max(0, Math.ceil(fitting.length / size) - 1);
  const page = Math.min(Number(table.dataset.page || 0), last);
  table.dataset.page = page;
  rows.forEach((row) => (row.hidden = true));
  fitting.slice(page * size, (page + 1) * size).forEach((row) => (row.hidden = false));
  const pager = find(".pager", table);
  pager.hidden = fitting.length <= size;
  find(".filter", table).hidden = rows.length <= size;
  find("[data-table-page='-1']", pager).disabled = page === 0;
  find("[data-table-page='1']", pager).disabled = page === last;
  const spot = find("[data-table-place]", pager);
  spot.textContent = spot.dataset.words
    .replace("{first}", page * size + 1)
    .replace("{last}", Math.min((page + 1) * size, fitting.length))
    .replace("{all}", fitting.length);
}

function sort(table, button) {
  const header = button.closest("th");
  const order = header.getAttribute("aria-sort") === "ascending" ? "descending" : "ascending";
  every("th[aria-sort]", table).forEach((each) => each.setAttribute("aria-sort", "none"));
  header.setAttribute("aria-sort", order);
  const key = (row) => row.children[Number(button.dataset.tableSort)];
  const compare = (a, b) =>
    "sort" in a.dataset && "sort" in b.dataset
      ? Number(a.dataset.sort) - Number(b.dataset.sort)
      : a.textContent.trim().localeCompare(b.textContent.trim(), document.documentElement.lang, { numeric: true });
  const rows = every("tbody tr", table).sort((a, b) => compare(key(a), key(b)) * (order === "ascending" ? 1 : -1));
  find("tbody", table).append(...rows);
  table.dataset.page = 0;
  pages(table);
}

/** What the script adds to freshly drawn pieces. */
function prepare(within) {
  every("[data-table]", within).forEach(pages);
  every(".several", within).forEach(count);
  const commands = find("[data-commands]", within);
  if (commands) document.body.dataset.commands = commands.dataset.commands;
}

function count(several) {
  const spot = find("[data-picked]", several);
  const picked = every("input:checked", several).map((box) => box.closest("label").innerText.trim());
  spot.textContent = picked.join(", ") || spot.dataset.none;
  const most = Number(several.dataset.most || Infinity);
  every("input:not(:checked)", several).forEach((box) => (box.disabled = picked.length >= most));
}

// ---- The inspector and what goes wrong ----

async function openEntry(details) {
  if (details.dataset.loaded) return;
  const response = await fetch(`/page/entry/${details.dataset.entry}?as=${encodeURIComponent(place.get("as"))}`);
  find(".json", details).innerHTML = response.ok ? await response.text() : response.statusText;
  details.dataset.loaded = "1";
}

const faults = {
  limits: (isOn) => ["limits", { on: isOn }],
  hold: (isOn) => ["deliveries", { hold: isOn }],
  clear: () => ["faults", { clear: true }],
  drop_sockets: () => ["sockets", { drop: true }],
  refresh_sockets: () => ["sockets", { refresh: "refresh_requested" }],
  repeat: () => ["deliveries", { repeat_next: 1 }],
  reverse: () => ["deliveries", { reverse_next: 2 }],
  revoke: () => ["token", { do: "revoke" }],
};

async function cause(control) {
  if (control.dataset.sure && !(await ask({ title: control.textContent.trim(), text: control.dataset.sure, style: "danger" }))) return;
  const [path, body] = faults[control.value](control.checked);
  const answer = await send(`/control/${path}`, body);
  if (answer.ok && control.tagName === "BUTTON") toast(words.done);
  refresh();
}

async function addFault(form) {
  const given = Object.fromEntries(new FormData(form));
  const seconds = given.kind === "rate_limited" ? 10 : 4;
  await send("/control/faults", { kind: given.kind, method: given.method, times: Number(given.times), seconds });
  refresh();
}

// ---- What buttons do ----

const doing = {
  menu: (button) => {
    const isOpen = document.body.classList.toggle("menu-open");
    button.setAttribute("aria-expanded", String(isOpen));
    if (isOpen) find("#acting")?.focus();
  },
  clock: async (button) => {
    const answer = await send("/page/clock", { move: button.value, as: place.get("as") });
    if (answer.ok) toast(answer.words);
    refresh();
  },
  react: (button) => act("react", { ...whereIs(button), name: button.value }),
  dismiss: (button) => act("dismiss", whereIs(button)),
  edit: (button) => edit(button.closest("[data-ts]")),
  delete: async (button) => {
    if (await ask({ title: words.delete, text: words.delete_sure, confirm: words.delete, style: "danger" })) {
      act("delete", whereIs(button));
    }
  },
  join: () => act("join", { channel: place.get("at") }),
  pause: (button) => act("pause", { minutes: button.value }),
  shortcut: (button) => act("shortcut", { name: button.value }),
  "message-shortcut": (button) => act("message-shortcut", { ...whereIs(button), name: button.value }),
  close: () => closeModal(),
  "close-all": () => closeModal(true),
  fault: cause,
};

let leaving = "";

/** Close the view in front, once: Escape may be heard twice. */
async function closeModal(everything = false) {
  const view = find(".sheet", modal)?.dataset.view;
  if (!view || view === leaving) return;
  leaving = view;
  if (!(await act("close", { view, everything })).ok) leaving = "";
}

document.addEventListener("click", (event) => {
  const target = event.target;
  closeOthers(target);
  const goes = target.closest("[data-go]");
  if (goes && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    go(Object.fromEntries(new URLSearchParams(goes.dataset.go)));
    return;
  }
  const opens = target.closest("[data-open]");
  if (opens) {
    event.preventDefault();
    go({ at: opens.dataset.open, thread: "" });
    return;
  }
  const button = target.closest("button");
  if (button?.dataset.do && doing[button.dataset.do]) {
    doing[button.dataset.do](button);
  } else if (button?.dataset.act === "press") {
    press(button);
  } else if (button?.dataset.tableSort) {
    sort(button.closest("[data-table]"), button);
  } else if (button?.dataset.tablePage) {
    const table = button.closest("[data-table]");
    table.dataset.page = Number(table.dataset.page || 0) + Number(button.dataset.tablePage);
    pages(table);
  } else if (target.closest(".found [data-value]")) {
    pick(target.closest(".external"), target.closest("[data-value]"));
  } else if (button?.matches(".chip")) {
    const holder = button.closest(".external");
    button.remove();
    holder.dataset.local = "";
    if ("dispatch" in holder.dataset) report(holder, valueOf(holder));
  }
  const option = target.closest("[data-command]");
  if (option) complete(option.closest("form"), option);
  if (button && button.closest("details[data-menu]")) button.closest("details").open = false;
  if (document.body.classList.contains("menu-open") && !target.closest(".side, [data-do=menu]")) closeMenu();
});

document.addEventListener("change", (event) => {
  const target = event.target;
  if (target.dataset.do === "act-as") {
    go({ as: target.value, thread: "" });
  } else if (target.dataset.do === "problems") {
    go({ problems: target.checked ? "1" : "" });
  } else if (target.dataset.do === "fault") {
    cause(target);
  } else if (target.matches("[data-attach]")) {
    nameFiles(target.form);
    find("textarea", target.form).focus();
  } else {
    changed(target);
  }
});

function changed(target) {
  target.dataset.touched = "1";
  const holder = target.closest("[data-act]");
  if (!holder) return;
  if (holder.matches(".several")) count(holder);
  if (holder.matches("[data-act=attach], [data-act=external]")) return;
  if (!("dispatch" in holder.dataset)) keep(holder);
  // Writing is reported on Enter or while typing, a menu of several when it closes.
  else if (!holder.matches("[data-act=write], [data-late]")) report(holder, valueOf(holder));
}

document.addEventListener("input", (event) => {
  const target = event.target;
  if (target.matches("[data-composer] textarea")) {
    fit(target);
    suggest(target.form);
  } else if (target.matches("[data-table-filter]")) {
    const table = target.closest("[data-table]");
    table.dataset.page = 0;
    pages(table);
  } else if (target.closest(".external")) {
    lookUp(target.closest(".external"), target);
  } else if (target.dataset.act === "write") {
    target.dataset.touched = "1";
    if ((target.dataset.dispatchOn || "").includes("on_character_entered")) typed(target);
  }
});

let typing = 0;

function typed(target) {
  clearTimeout(typing);
  typing = setTimeout(() => report(target, valueOf(target)), 400);
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method === "dialog") return;
  event.preventDefault();
  if (form.matches("[data-composer]")) say(form);
  else if (form.matches(".sheet")) submit(form);
  else if (form.dataset.do === "fault-add") addFault(form);
});

document.addEventListener("keydown", (event) => {
  const target = event.target;
  if (target.matches("[data-composer] textarea")) writingKey(event, target);
  else if (target.matches(".external input")) lookingKey(event, target);
  else if (event.key === "Enter" && target.dataset.act === "write" && target.tagName === "INPUT" && "dispatch" in target.dataset) {
    const wish = target.dataset.dispatchOn;
    if (!wish || wish.includes("on_enter_pressed")) {
      event.preventDefault();
      report(target, valueOf(target));
    }
  } else if (event.key === "Escape") {
    const open = target.closest("details[data-menu][open], details.several[open]");
    if (open) {
      open.open = false;
      find("summary", open).focus();
      event.preventDefault();
    } else {
      closeMenu();
    }
  }
});

document.addEventListener("toggle", (event) => {
  const target = event.target;
  if (target.matches("[data-entry]") && target.open) openEntry(target);
  if (target.matches(".several") && !target.open && "dispatch" in target.dataset && find("[data-touched]", target)) {
    every("[data-touched]", target).forEach((box) => delete box.dataset.touched);
    report(target, valueOf(target));
  }
}, true);

// Browsers close a dialog at the second Escape whatever one says.
modal.addEventListener("close", () => closeModal());

// Escape closes the view in front, as the workspace sees it; the dialog follows what the workspace says.
modal.addEventListener("cancel", (event) => {
  event.preventDefault();
  closeModal();
});

addEventListener("popstate", () => {
  const there = new URLSearchParams(location.search);
  const changes = {};
  for (const name of ["as", "at", "thread", "panel"]) {
    if ((there.get(name) || "") !== (place.get(name) || "")) changes[name] = there.get(name) || "";
  }
  go(changes, { push: false });
});

document.addEventListener("visibilitychange", () => {
  if (!document.hidden) markRead(true);
});

// ---- Start ----

every("[data-part]").forEach((each) => each.classList.toggle("empty", !each.children.length));
history.replaceState(null, "", `?${shownPlace()}`);
prepare(document);
every('[role="log"]').forEach((box) => (box.scrollTop = box.scrollHeight));
if (find(".sheet", modal)) {
  modal.showModal();
  focusFirst();
}
follow();
refresh().then(arrive);
