using Interpreter.Testing;

namespace Interpreter.Storage.Tests.Databases;

public sealed class OpeningTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Host=/nowhere;Username=a;Database=a;Timeout=1")]
    [InlineData("Data Source=/nowhere/at/all.db")]
    public async Task A_database_that_can_not_be_reached_is_a_database_error(string connectionString) =>
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() =>
            Store.OpenAsync(new StorageOptions { ConnectionString = connectionString }, new FakeClock(), Token));
}
