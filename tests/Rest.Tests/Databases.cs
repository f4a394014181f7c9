using Interpreter.Rest.Tests.Fixtures;
using Interpreter.Rest.Tests.Lists;
using Interpreter.Rest.Tests.Sessions;

namespace Interpreter.Rest.Tests;

public sealed class SessionsOnSqliteTests(SqliteServer server) : SessionContract(server), IClassFixture<SqliteServer>;

public sealed class SessionsOnPostgresTests(PostgresqlServer server) : SessionContract(server), IClassFixture<PostgresqlServer>;

public sealed class ListsOnSqliteTests(SqliteServer server) : ListContract(server), IClassFixture<SqliteServer>;

public sealed class ListsOnPostgresTests(PostgresqlServer server) : ListContract(server), IClassFixture<PostgresqlServer>;
