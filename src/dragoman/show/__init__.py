"""Ways to show reports. Each module has `pieces`: reports in, pieces of text out, in order and as they come."""
