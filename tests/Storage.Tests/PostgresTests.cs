using Interpreter.Storage.Tests.Contracts;
using Interpreter.Storage.Tests.Fixtures;

// The contracts on PostgreSQL.
namespace Interpreter.Storage.Tests.Postgres;

public sealed class UserTests(PostgresDatabases databases) : UserContract(databases);

public sealed class SessionTests(PostgresDatabases databases) : SessionContract(databases);

public sealed class MessageTests(PostgresDatabases databases) : MessageContract(databases);

public sealed class TextTests(PostgresDatabases databases) : TextContract(databases);

public sealed class ImportTests(PostgresDatabases databases) : ImportContract(databases);

public sealed class SettingsTests(PostgresDatabases databases) : SettingsContract(databases);

public sealed class SnapshotTests(PostgresDatabases databases) : SnapshotContract(databases);

public sealed class StatisticsTests(PostgresDatabases databases) : StatisticsContract(databases);

public sealed class ProcessTests(PostgresDatabases databases) : ProcessContract(databases);

public sealed class MigrationTests(PostgresDatabases databases) : MigrationContract(databases);

public sealed class LimitTests(PostgresDatabases databases) : LimitContract(databases);
