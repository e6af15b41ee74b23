"""Pages of programmes: the plan, its activities and sites, the definition and its versions."""
