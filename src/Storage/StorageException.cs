namespace Interpreter.Storage;

/// <summary>A database can't be used as it is, or as it is named; the message says what to do.</summary>
/// <param name="message">What is wrong, and the fix.</param>
/// <param name="inner">What the database said.</param>
public sealed class StorageException(string message, Exception? inner = null) : Exception(message, inner);
