using System.Data.Common;

namespace Interpreter.Core.Storage;

/// <summary>Users' settings: names and texts. Every method may throw <see cref="DbException"/> when the database fails.</summary>
public interface ISettingsStore
{
    /// <summary>Reads all settings of a user; empty for a user who has none, or is none.</summary>
    Task<IReadOnlyDictionary<string, string>> ReadAsync(long ownerId, CancellationToken cancellationToken);

    /// <summary>Changes settings of a user, all or none; null deletes a setting, what is not named stays.</summary>
    /// <exception cref="FieldException">
    /// A name is empty or too long (<c>name</c>), a value too long (the setting's name), or there is no such user (<c>user</c>).
    /// </exception>
    Task WriteAsync(long ownerId, IReadOnlyDictionary<string, string?> changes, CancellationToken cancellationToken);
}
