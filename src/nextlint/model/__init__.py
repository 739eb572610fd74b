"""The records that all packages share: projects, findings, fixes, reports. Frozen, small, picklable."""
