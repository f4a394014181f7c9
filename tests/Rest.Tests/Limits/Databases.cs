using Interpreter.Rest.Tests.Fixtures;

namespace Interpreter.Rest.Tests.Limits;

public sealed class LimitsOnSqliteTests(SqliteServer server) : LimitContract(server), IClassFixture<SqliteServer>;

public sealed class LimitsOnPostgresTests(PostgresqlServer server) : LimitContract(server), IClassFixture<PostgresqlServer>;

public sealed class AdministrationOnSqliteTests(SqliteServer server) : AdministrationContract(server), IClassFixture<SqliteServer>;

public sealed class AdministrationOnPostgresTests(PostgresqlServer server) : AdministrationContract(server), IClassFixture<PostgresqlServer>;
