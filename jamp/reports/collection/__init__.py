"""The collection of case studies as a document: `collection` makes it."""

from jamp.reports.collection.report import collection as collection
