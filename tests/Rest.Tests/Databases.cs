using Interpreter.Rest.Tests.Asking;
using Interpreter.Rest.Tests.Description;
using Interpreter.Rest.Tests.Fixtures;
using Interpreter.Rest.Tests.Input;
using Interpreter.Rest.Tests.Lists;
using Interpreter.Rest.Tests.OneShot;
using Interpreter.Rest.Tests.Pages;
using Interpreter.Rest.Tests.Privacy;
using Interpreter.Rest.Tests.Sessions;

namespace Interpreter.Rest.Tests;

public sealed class SessionsOnSqliteTests(SqliteServer server) : SessionContract(server), IClassFixture<SqliteServer>;

public sealed class SessionsOnPostgresTests(PostgresqlServer server) : SessionContract(server), IClassFixture<PostgresqlServer>;

public sealed class ListsOnSqliteTests(SqliteServer server) : ListContract(server), IClassFixture<SqliteServer>;

public sealed class ListsOnPostgresTests(PostgresqlServer server) : ListContract(server), IClassFixture<PostgresqlServer>;

public sealed class AskingOnSqliteTests(SqliteServer server) : AskingContract(server), IClassFixture<SqliteServer>;

public sealed class AskingOnPostgresTests(PostgresqlServer server) : AskingContract(server), IClassFixture<PostgresqlServer>;

public sealed class ImagesOnSqliteTests(SqliteServer server) : ImageContract(server), IClassFixture<SqliteServer>;

public sealed class ImagesOnPostgresTests(PostgresqlServer server) : ImageContract(server), IClassFixture<PostgresqlServer>;

public sealed class OneShotsOnSqliteTests(SqliteServer server) : OneShotContract(server), IClassFixture<SqliteServer>;

public sealed class OneShotsOnPostgresTests(PostgresqlServer server) : OneShotContract(server), IClassFixture<PostgresqlServer>;

public sealed class PagesOnSqliteTests(SqliteServer server) : PageContract(server), IClassFixture<SqliteServer>;

public sealed class PagesOnPostgresTests(PostgresqlServer server) : PageContract(server), IClassFixture<PostgresqlServer>;

public sealed class InputsOnSqliteTests(SqliteServer server) : InputContract(server), IClassFixture<SqliteServer>;

public sealed class InputsOnPostgresTests(PostgresqlServer server) : InputContract(server), IClassFixture<PostgresqlServer>;

public sealed class DescriptionsOnSqliteTests(SqliteServer server) : DescriptionContract(server), IClassFixture<SqliteServer>;

public sealed class DescriptionsOnPostgresTests(PostgresqlServer server) : DescriptionContract(server), IClassFixture<PostgresqlServer>;

public sealed class PrivacyOnSqliteTests(SqliteServer server) : PrivacyContract(server), IClassFixture<SqliteServer>;

public sealed class PrivacyOnPostgresTests(PostgresqlServer server) : PrivacyContract(server), IClassFixture<PostgresqlServer>;
