"""The definition file's form: frozen values, typed once at the door."""
