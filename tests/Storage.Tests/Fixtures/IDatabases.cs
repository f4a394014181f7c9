namespace Interpreter.Storage.Tests.Fixtures;

/// <summary>Makes empty databases.</summary>
public interface IDatabases
{
    /// <summary>Makes one. Returns its connection string. Skips the test where the server is missing.</summary>
    Task<string> CreateAsync();

    Task DeleteAsync(string connectionString);
}
