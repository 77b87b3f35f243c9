-- Whoever deletes their account leaves no inbox behind, and no name in those of others.
GRANT DELETE ON message TO liren_app;
