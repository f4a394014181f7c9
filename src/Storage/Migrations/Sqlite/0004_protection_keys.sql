-- What cookies, tokens and users' own keys are encrypted with, where several hosts share them.
CREATE TABLE protection_keys (
    name text PRIMARY KEY,
    xml text NOT NULL,
    created_at integer NOT NULL
);
