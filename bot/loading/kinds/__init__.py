"""Files that are no pages as they lie there: mail, saved web pages, documents, tables, made into what can be split."""
