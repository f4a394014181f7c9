using System.Data.Common;
using Interpreter.Core.Storage;
using Interpreter.Storage.Databases;
using Interpreter.Storage.Mapping;

namespace Interpreter.Storage.Settings;

/// <summary>Users' settings, in the table <c>user_settings</c>.</summary>
internal sealed class SettingsStore(Database database, TimeProvider timeProvider) : ISettingsStore
{
    private const string Read = "SELECT name, value FROM user_settings WHERE owner_id = @ownerId";

    private const string Put =
        """
        INSERT INTO user_settings (owner_id, name, value, updated_at) VALUES (@OwnerId, @Name, @Value, @Now)
        ON CONFLICT (owner_id, name) DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at
        """;

    private const string Delete = "DELETE FROM user_settings WHERE owner_id = @OwnerId AND name = @Name";

    public Task<IReadOnlyDictionary<string, string>> ReadAsync(long ownerId, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyDictionary<string, string>>(
            async work => (await work.ListAsync<SettingRow>(Read, new { ownerId }).ConfigureAwait(false))
                .ToDictionary(row => row.Name, row => row.Value, StringComparer.Ordinal),
            cancellationToken);

    public async Task WriteAsync(long ownerId, IReadOnlyDictionary<string, string?> changes, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(changes);
        var now = timeProvider.Now();

        // In one order for all, so that two who write the same settings never wait for each other.
        var rows = changes.OrderBy(change => change.Key, StringComparer.Ordinal)
            .Select(change => new
            {
                OwnerId = ownerId,
                Name = Check.Filled("name", change.Key, StorageLimits.Name),
                Value = change.Value is null ? null : Check.Text(change.Key, change.Value, StorageLimits.SettingValue),
                Now = now,
            })
            .ToArray();
        try
        {
            await database.WriteAsync(
                async work =>
                {
                    foreach (var row in rows)
                    {
                        await work.ExecuteAsync(row.Value is null ? Delete : Put, row).ConfigureAwait(false);
                    }

                    return true;
                },
                cancellationToken).ConfigureAwait(false);
        }
        catch (DbException exception) when (database.IsOrphan(exception))
        {
            throw new FieldException("user", FieldProblem.Required, inner: exception);
        }
    }
}
