-- Times are microseconds since 1970, in UTC. AUTOINCREMENT: the number of something deleted never names another.
CREATE TABLE users (
    id integer PRIMARY KEY AUTOINCREMENT,
    username text NOT NULL CHECK (length(username) BETWEEN 1 AND 150),
    -- Folded by the program, so that every database finds the same.
    username_folded text NOT NULL UNIQUE,
    email text NOT NULL,
    password_hash text NOT NULL,
    security_stamp text NOT NULL,
    role text NOT NULL CHECK (role IN ('user', 'administrator')),
    is_active integer NOT NULL,
    failed_sign_ins integer NOT NULL DEFAULT 0,
    locked_until integer,
    limits text,
    last_sign_in_at integer,
    created_at integer NOT NULL,
    updated_at integer NOT NULL
);

CREATE TABLE chat_sessions (
    id integer PRIMARY KEY AUTOINCREMENT,
    key text NOT NULL UNIQUE,
    owner_id integer NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    title text NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
    title_folded text NOT NULL,
    kind text NOT NULL CHECK (kind IN ('chat', 'interpretation')),
    is_active integer NOT NULL,
    -- JSON as text: it is read and written whole, never queried, and comes back as it went in.
    metadata text NOT NULL,
    -- Kept with each message, so that no list and no statistic counts messages.
    messages_count integer NOT NULL DEFAULT 0,
    tokens_used integer NOT NULL DEFAULT 0,
    responses integer NOT NULL DEFAULT 0,
    response_seconds real NOT NULL DEFAULT 0,
    created_at integer NOT NULL,
    updated_at integer NOT NULL
);

CREATE INDEX chat_sessions_by_change ON chat_sessions (owner_id, updated_at, id);
CREATE INDEX chat_sessions_by_creation ON chat_sessions (owner_id, created_at, id);
CREATE INDEX chat_sessions_by_title ON chat_sessions (owner_id, title_folded, id);
CREATE INDEX chat_sessions_by_number ON chat_sessions (owner_id, id);
CREATE INDEX chat_sessions_recent ON chat_sessions (updated_at);

CREATE TABLE chat_messages (
    id integer PRIMARY KEY AUTOINCREMENT,
    session_id integer NOT NULL REFERENCES chat_sessions (id) ON DELETE CASCADE,
    -- The session's owner, who never changes: so that a user's messages need no join.
    owner_id integer NOT NULL,
    role text NOT NULL CHECK (role IN ('user', 'assistant', 'system')),
    message_type text NOT NULL CHECK (message_type IN ('text', 'image', 'audio')),
    content text NOT NULL,
    language text,
    timestamp integer NOT NULL,
    tokens_used integer CHECK (tokens_used >= 0),
    response_time real CHECK (response_time >= 0),
    processing_time real CHECK (processing_time >= 0),
    metadata text NOT NULL
);

CREATE INDEX chat_messages_by_session ON chat_messages (session_id, id);
CREATE INDEX chat_messages_by_owner ON chat_messages (owner_id, id);
CREATE INDEX chat_messages_prompts ON chat_messages (id) WHERE role = 'user' AND message_type = 'text';

CREATE TABLE user_settings (
    owner_id integer NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    name text NOT NULL,
    value text NOT NULL,
    updated_at integer NOT NULL,
    PRIMARY KEY (owner_id, name)
) WITHOUT ROWID;

CREATE TABLE actor_snapshots (
    kind text NOT NULL,
    key text NOT NULL,
    version integer NOT NULL,
    owner_id integer REFERENCES users (id) ON DELETE CASCADE,
    payload blob NOT NULL,
    updated_at integer NOT NULL,
    PRIMARY KEY (kind, key)
);

CREATE INDEX actor_snapshots_by_owner ON actor_snapshots (owner_id) WHERE owner_id IS NOT NULL;

CREATE TABLE daily_usage (
    owner_id integer NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    day text NOT NULL, -- yyyy-MM-dd in UTC
    messages integer NOT NULL,
    tokens integer NOT NULL,
    response_seconds real NOT NULL,
    PRIMARY KEY (owner_id, day)
) WITHOUT ROWID;
