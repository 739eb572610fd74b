"""The records that every room hands on: projects, findings, fixes, reports. Frozen, small, picklable."""
