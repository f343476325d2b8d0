"""What an article states: claims with subject, place, period and attribution."""
