"""One verb a function: what can happen to people, teams and integrations. Each writes who did it in the audit."""
