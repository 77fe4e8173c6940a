"""Plan files in and out: the only package that knows what a CSV file or a workbook is."""
