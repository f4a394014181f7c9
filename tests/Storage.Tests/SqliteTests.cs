using Interpreter.Storage.Tests.Contracts;
using Interpreter.Storage.Tests.Fixtures;

// The contracts on SQLite.
namespace Interpreter.Storage.Tests.Sqlite;

public sealed class UserTests() : UserContract(new SqliteFiles());

public sealed class SessionTests() : SessionContract(new SqliteFiles());

public sealed class MessageTests() : MessageContract(new SqliteFiles());

public sealed class TextTests() : TextContract(new SqliteFiles());

public sealed class ImportTests() : ImportContract(new SqliteFiles());

public sealed class SettingsTests() : SettingsContract(new SqliteFiles());

public sealed class SnapshotTests() : SnapshotContract(new SqliteFiles());

public sealed class StatisticsTests() : StatisticsContract(new SqliteFiles());

public sealed class ProcessTests() : ProcessContract(new SqliteFiles());

public sealed class MigrationTests() : MigrationContract(new SqliteFiles());

public sealed class LimitTests() : LimitContract(new SqliteFiles());
