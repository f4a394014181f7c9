using Interpreter.Storage.Tests.Fixtures;

namespace Interpreter.Web.Tests.Accounts;

public sealed class AccountsOnSqliteTests() : AccountContract(new SqliteFiles());

public sealed class AccountsOnPostgresTests(PostgresDatabases databases) : AccountContract(databases);

public sealed class SecurityOnSqliteTests() : SecurityContract(new SqliteFiles());

public sealed class SecurityOnPostgresTests(PostgresDatabases databases) : SecurityContract(databases);

public sealed class SocketsOnSqliteTests() : SocketContract(new SqliteFiles());

public sealed class SocketsOnPostgresTests(PostgresDatabases databases) : SocketContract(databases);
