"""What to do when something was found: playbook, plan for one provider, hotline card."""
