"""One notice being written: kept aside, begun from an earlier one, brought back from a version, translated."""
