"""The first page, the frame around every page, and the pages when something is wrong."""
