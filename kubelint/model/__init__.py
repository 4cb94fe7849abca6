"""Plain values that the stages of a run hand to each other. No logic beyond their own form, no imports from above."""
