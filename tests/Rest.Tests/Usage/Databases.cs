using Interpreter.Rest.Tests.Fixtures;

namespace Interpreter.Rest.Tests.Usage;

public sealed class UsageOnSqliteTests(SqliteServer server) : UsageContract(server), IClassFixture<SqliteServer>;

public sealed class UsageOnPostgresTests(PostgresqlServer server) : UsageContract(server), IClassFixture<PostgresqlServer>;
