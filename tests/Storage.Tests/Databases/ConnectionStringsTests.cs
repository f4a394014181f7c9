using Interpreter.Storage.Databases;

namespace Interpreter.Storage.Tests.Databases;

public sealed class ConnectionStringsTests
{
    [Theory]
    [InlineData("Data Source=a.db", false)]
    [InlineData("datasource=a.db;Cache=Shared", false)]
    [InlineData("Filename=a.db", false)]
    [InlineData("postgres://localhost/a", true)]
    [InlineData("PostgreSQL://localhost/a", true)]
    [InlineData("host=localhost;Database=a", true)]
    [InlineData("Server=localhost;Database=a", true)]
    public void A_connection_string_names_its_database(string text, bool isPostgres) =>
        Assert.Equal(isPostgres, ConnectionStrings.IsPostgres(text));

    [Fact]
    public void An_address_is_read_whole()
    {
        var read = ConnectionStrings.Postgres("postgres://an%20a:p%40ss:word@db.example:6543/inter?sslmode=require&Maximum%20Pool%20Size=7");
        Assert.Equal(("db.example", 6543, "inter"), (read.Host, read.Port, read.Database));
        Assert.Equal(("an a", "p@ss:word"), (read.Username, read.Password));
        Assert.Equal((Npgsql.SslMode.Require, 7), (read.SslMode, read.MaxPoolSize));
    }

    [Theory]
    [InlineData("")]
    [InlineData("secret")]
    [InlineData("Database=secret")]
    [InlineData("postgres://user:secret@host:port/a")]
    [InlineData("postgres://user:secret@host/a?nonsense=1")]
    [InlineData("Host=a;Port=secret")]
    [InlineData("Data Source=secret;Nonsense=1")]
    [InlineData("Data Source=:memory:")]
    [InlineData("Data Source=")]
    public void A_bad_connection_string_is_refused_in_a_sentence_that_does_not_repeat_it(string text)
    {
        var refused = Assert.Throws<StorageException>(() => Database.Create(new StorageOptions { ConnectionString = text }));
        Assert.DoesNotContain("secret", refused.Message, StringComparison.Ordinal);
        Assert.Contains("give Data Source=FILE", refused.Message, StringComparison.Ordinal);
    }
}
