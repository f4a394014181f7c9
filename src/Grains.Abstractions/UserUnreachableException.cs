using System.Data.Common;

namespace Interpreter.Grains;

/// <summary>A user can't be reached, or not be read: to whoever asks, as if the database were away.</summary>
internal sealed class UserUnreachableException(string message, Exception inner) : DbException(message, inner);
