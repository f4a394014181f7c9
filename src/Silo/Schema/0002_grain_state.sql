-- The private state of grains, for Orleans' AdoNet persistence (AdoNetGrainStorage.cs, 10.4). What it calls a grain's type
-- is the name of the state: grains of different types need different names, or storages of different services.
CREATE TABLE IF NOT EXISTS grain_states (
    service_id varchar(150) NOT NULL,
    grain_type varchar(512) NOT NULL,
    id_high bigint NOT NULL,
    id_low bigint NOT NULL,
    id_text varchar(512) NOT NULL DEFAULT '',
    payload bytea,
    version integer NOT NULL,
    written_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (service_id, grain_type, id_high, id_low, id_text)
) WITH (fillfactor = 80); -- Every write is an update of the same row.

-- A write over a version that is not the stored one changes nothing, and answers the version that it came with: Orleans
-- takes that for a conflict.
INSERT INTO orleansquery (querykey, querytext) VALUES
('WriteToStorageKey', $$
    WITH added AS (
        INSERT INTO grain_states (service_id, grain_type, id_high, id_low, id_text, payload, version)
        SELECT @ServiceId, @GrainTypeString, @GrainIdN1, @GrainIdN0, coalesce(@GrainIdExtensionString, ''), @PayloadBinary, 1
        WHERE @GrainStateVersion::integer IS NULL
        ON CONFLICT DO NOTHING
        RETURNING version),
    changed AS (
        UPDATE grain_states SET payload = @PayloadBinary, version = version + 1, written_at = now()
        WHERE service_id = @ServiceId AND grain_type = @GrainTypeString AND id_high = @GrainIdN1 AND id_low = @GrainIdN0
            AND id_text = coalesce(@GrainIdExtensionString, '') AND version = @GrainStateVersion::integer
        RETURNING version)
    SELECT coalesce((SELECT version FROM added), (SELECT version FROM changed), @GrainStateVersion::integer) AS NewGrainStateVersion
$$),
('ReadFromStorageKey', $$
    SELECT payload AS PayloadBinary, version AS Version
    FROM grain_states
    WHERE service_id = @ServiceId AND grain_type = @GrainTypeString AND id_high = @GrainIdN1 AND id_low = @GrainIdN0
        AND id_text = coalesce(@GrainIdExtensionString, '')
$$),
('ClearStorageKey', $$
    UPDATE grain_states SET payload = NULL, version = version + 1, written_at = now()
    WHERE service_id = @ServiceId AND grain_type = @GrainTypeString AND id_high = @GrainIdN1 AND id_low = @GrainIdN0
        AND id_text = coalesce(@GrainIdExtensionString, '') AND version = @GrainStateVersion
    RETURNING version AS NewGrainStateVersion
$$),
('DeleteStorageKey', $$
    DELETE FROM grain_states
    WHERE service_id = @ServiceId AND grain_type = @GrainTypeString AND id_high = @GrainIdN1 AND id_low = @GrainIdN0
        AND id_text = coalesce(@GrainIdExtensionString, '') AND version = @GrainStateVersion
    RETURNING version + 1 AS NewGrainStateVersion
$$)
ON CONFLICT (querykey) DO UPDATE SET querytext = excluded.querytext;
