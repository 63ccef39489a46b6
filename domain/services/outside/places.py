"""Departments and people that a file means by name."""

from domain.people import Person
from domain.services.outside.book import Book, only, same


def department_id(book: Book, words: str | None) -> int | None:
    """The department with that key or name, None where there is none or several."""
    if not words:
        return None
    meant = same(words)
    by_key = [each.id for each in book.departments.values() if same(each.key) == meant]
    return only(by_key or [each.id for each in book.departments.values() if same(each.name) == meant])


def member(book: Book, words: str | None) -> Person | None:
    """The only member with exactly that name; nobody is guessed."""
    if not words:
        return None
    if not book.members:
        for person in book.people.values():
            if person.reachable:
                book.members.setdefault(same(person.name), []).append(person.id)
    one = only(book.members.get(same(words), []))
    return None if one is None else book.people[one]
