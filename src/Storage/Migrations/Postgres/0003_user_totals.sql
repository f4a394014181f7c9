-- What the sessions of each user come to, kept with each change of a session: a count over all of a user's sessions
-- reads one row, and one over everybody's a row for each user.
CREATE TABLE user_totals (
    owner_id bigint PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
    sessions bigint NOT NULL,
    active_sessions bigint NOT NULL,
    messages bigint NOT NULL,
    tokens bigint NOT NULL,
    responses bigint NOT NULL,
    response_seconds double precision NOT NULL
) WITH (fillfactor = 50); -- Every message updates its user's row.

CREATE INDEX user_totals_by_sessions ON user_totals (sessions DESC, owner_id);

-- By statement, not by row: who deletes a user of ten thousand sessions updates the user's row once.
CREATE FUNCTION count_new_sessions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO user_totals AS t
    SELECT owner_id, count(*), count(*) FILTER (WHERE is_active), sum(messages_count), sum(tokens_used), sum(responses), sum(response_seconds)
    FROM new_sessions GROUP BY owner_id
    ON CONFLICT (owner_id) DO UPDATE SET
        sessions = t.sessions + excluded.sessions,
        active_sessions = t.active_sessions + excluded.active_sessions,
        messages = t.messages + excluded.messages,
        tokens = t.tokens + excluded.tokens,
        responses = t.responses + excluded.responses,
        response_seconds = t.response_seconds + excluded.response_seconds;
    RETURN NULL;
END
$$;

CREATE FUNCTION count_deleted_sessions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE user_totals t SET
        sessions = t.sessions - d.sessions,
        active_sessions = t.active_sessions - d.active_sessions,
        messages = t.messages - d.messages,
        tokens = t.tokens - d.tokens,
        responses = t.responses - d.responses,
        response_seconds = t.response_seconds - d.response_seconds
    FROM (
        SELECT owner_id, count(*) AS sessions, count(*) FILTER (WHERE is_active) AS active_sessions, sum(messages_count) AS messages,
            sum(tokens_used) AS tokens, sum(responses) AS responses, sum(response_seconds) AS response_seconds
        FROM old_sessions GROUP BY owner_id
    ) d
    WHERE t.owner_id = d.owner_id;
    RETURN NULL;
END
$$;

CREATE FUNCTION count_changed_session() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE user_totals SET
        active_sessions = active_sessions + NEW.is_active::integer - OLD.is_active::integer,
        messages = messages + NEW.messages_count - OLD.messages_count,
        tokens = tokens + NEW.tokens_used - OLD.tokens_used,
        responses = responses + NEW.responses - OLD.responses,
        response_seconds = response_seconds + NEW.response_seconds - OLD.response_seconds
    WHERE owner_id = NEW.owner_id;
    RETURN NULL;
END
$$;

CREATE TRIGGER chat_sessions_inserted AFTER INSERT ON chat_sessions
REFERENCING NEW TABLE AS new_sessions FOR EACH STATEMENT EXECUTE FUNCTION count_new_sessions();

CREATE TRIGGER chat_sessions_deleted AFTER DELETE ON chat_sessions
REFERENCING OLD TABLE AS old_sessions FOR EACH STATEMENT EXECUTE FUNCTION count_deleted_sessions();

CREATE TRIGGER chat_sessions_updated AFTER UPDATE ON chat_sessions
FOR EACH ROW WHEN ((OLD.is_active, OLD.messages_count, OLD.tokens_used, OLD.responses, OLD.response_seconds)
    IS DISTINCT FROM (NEW.is_active, NEW.messages_count, NEW.tokens_used, NEW.responses, NEW.response_seconds))
EXECUTE FUNCTION count_changed_session();

-- Last: the triggers hold off whoever else would write sessions.
INSERT INTO user_totals
SELECT owner_id, count(*), count(*) FILTER (WHERE is_active), sum(messages_count), sum(tokens_used), sum(responses), sum(response_seconds)
FROM chat_sessions GROUP BY owner_id;
