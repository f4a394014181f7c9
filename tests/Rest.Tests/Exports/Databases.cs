using Interpreter.Rest.Tests.Fixtures;

namespace Interpreter.Rest.Tests.Exports;

public sealed class ExportsOnSqliteTests(SqliteServer server) : ExportContract(server), IClassFixture<SqliteServer>;

public sealed class ExportsOnPostgresTests(PostgresqlServer server) : ExportContract(server), IClassFixture<PostgresqlServer>;

public sealed class ImportsOnSqliteTests(SqliteServer server) : ImportContract(server), IClassFixture<SqliteServer>;

public sealed class ImportsOnPostgresTests(PostgresqlServer server) : ImportContract(server), IClassFixture<PostgresqlServer>;
