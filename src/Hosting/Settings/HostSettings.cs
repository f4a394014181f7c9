using Interpreter.Core.Users;
using Interpreter.Gemini;
using Interpreter.Hosting.Logging;
using Interpreter.Hosting.Upstream;
using Interpreter.Web;
using SessionOptions = Interpreter.Core.Sessions.SessionOptions;

namespace Interpreter.Hosting.Settings;

/// <summary>All settings, valid.</summary>
internal sealed record HostSettings
{
    /// <summary>The key; null for the simulator.</summary>
    public required GeminiCredential? Credential { get; init; }

    /// <summary>Where Gemini is; null for Google's address.</summary>
    public required Uri? GeminiBaseAddress { get; init; }

    /// <summary>Which client speaks to Gemini Live.</summary>
    public required LiveClientKind LiveClient { get; init; }

    /// <summary>The model of sessions that name none; null for the catalogue's own.</summary>
    public required string? GeminiModel { get; init; }

    /// <summary>The model that answers what is written in a chat; null for the catalogue's own.</summary>
    public required string? ChatModel { get; init; }

    /// <summary>The folder with the simulator's recordings; null for those beside the program.</summary>
    public required string? SimulatorPhrasebook { get; init; }

    /// <summary>Where to listen.</summary>
    public required ListenAddress Listen { get; init; }

    /// <summary>True: errors tell their details.</summary>
    public required bool Debug { get; init; }

    /// <summary>What is logged, and how it looks.</summary>
    public required LogSettings Log { get; init; }

    /// <summary>How clients are served.</summary>
    public required InterpreterWebOptions Web { get; init; }

    /// <summary>Where data is kept.</summary>
    public required StorageSettings Storage { get; init; }

    /// <summary>The cluster that the process belongs to; null where it is all in one process.</summary>
    public required ClusterSettings? Cluster { get; init; }

    /// <summary>The first administrator; null for none.</summary>
    public required AdministratorSettings? Administrator { get; init; }

    /// <summary>For all sessions.</summary>
    public required SessionOptions Sessions { get; init; }

    /// <summary>Everybody's limits, and what models cost.</summary>
    public required UserOptions Users { get; init; }

    /// <summary>The names by which the server may be asked for; "*" for any.</summary>
    public required IReadOnlyList<string> AllowedHosts { get; init; }
}
