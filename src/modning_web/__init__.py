"""The site: records, pages, letters, files. Calls modning as it would call any library."""
