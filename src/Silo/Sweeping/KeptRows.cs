using Interpreter.Core.Hosting;
using Npgsql;
using NpgsqlTypes;

namespace Interpreter.Silo.Sweeping;

/// <summary>The rows of the table of grains' states that belong to sessions: snapshots, and who listens to which.</summary>
internal sealed class KeptRows(string connectionString, string serviceId) : IKeptSnapshots
{
    // Rows that another silo deletes or writes just now are passed over.
    private const string DeleteSnapshots = """
        DELETE FROM grain_states WHERE (service_id, grain_type, id_high, id_low, id_text) IN (
            SELECT service_id, grain_type, id_high, id_low, id_text FROM grain_states
            WHERE service_id = @service AND grain_type = 'session' AND written_at < now() - @age
            LIMIT @most FOR UPDATE SKIP LOCKED)
        """;

    // Orleans keeps the subscriptions to a stream under its name, ours ends with the session's key; of a grain's key it makes two
    // numbers, the lowest byte first (AdoGrainKey.cs, 10.4). A session that lives has a snapshot.
    private const string DeleteSubscriptions = """
        WITH living AS (
            SELECT substr(low, 9, 8) || substr(low, 5, 4) || substr(low, 1, 4)
                || substr(high, 15, 2) || substr(high, 13, 2) || substr(high, 11, 2) || substr(high, 9, 2)
                || substr(high, 7, 2) || substr(high, 5, 2) || substr(high, 3, 2) || substr(high, 1, 2) AS key
            FROM (
                SELECT encode(int8send(id_low), 'hex') AS low, encode(int8send(id_high), 'hex') AS high FROM grain_states
                WHERE service_id = @service AND grain_type = 'session') session)
        DELETE FROM grain_states WHERE (service_id, grain_type, id_high, id_low, id_text) IN (
            SELECT service_id, grain_type, id_high, id_low, id_text FROM grain_states
            WHERE service_id = @service AND grain_type = 'PubSubRendezvousGrain' AND written_at < now() - @age
                AND NOT EXISTS (SELECT FROM living WHERE living.key = right(id_text, 32))
            LIMIT @most FOR UPDATE SKIP LOCKED)
        """;

    public async Task ReachAsync(CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand("SELECT 1 FROM grain_states LIMIT 1", connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public async Task<int> DeleteAsync(TimeSpan age, int most, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellationToken);
        var deleted = await DeleteAsync(connection, DeleteSnapshots, age, most, cancellationToken);
        await DeleteAsync(connection, DeleteSubscriptions, age, most, cancellationToken);
        return deleted;
    }

    private async Task<int> DeleteAsync(NpgsqlConnection connection, string sql, TimeSpan age, int most, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.AddWithValue("service", serviceId);
        command.Parameters.AddWithValue("age", NpgsqlDbType.Interval, age);
        command.Parameters.AddWithValue("most", most);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
