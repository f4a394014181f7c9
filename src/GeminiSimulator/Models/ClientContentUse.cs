namespace Interpreter.GeminiSimulator.Models;

/// <summary>When a model takes clientContent.</summary>
internal enum ClientContentUse
{
    /// <summary>At any time of a session.</summary>
    Always,

    /// <summary>Only as initial history, announced by historyConfig, before the first turn.</summary>
    HistoryOnly,

    /// <summary>Not at all: the model takes audio only.</summary>
    Never,
}
