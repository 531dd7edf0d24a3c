"""What authors of rules work with: examples tried, packs mutated, numbers unclaimed, versions compared, rules drafted."""
