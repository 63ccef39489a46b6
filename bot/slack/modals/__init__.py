"""Modals: one file per form, each with what it shows and how it is read back.

A form's block ids are the names of its fields, which are also the `field` of the errors a use case raises.
"""
