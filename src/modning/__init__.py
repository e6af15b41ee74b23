"""The method: values in, values out. No Django, no database, no network, no clock."""
