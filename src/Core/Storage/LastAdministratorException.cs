namespace Interpreter.Core.Storage;

/// <summary>The only administrator with an open account would be one no longer: nothing was changed. Make another one first.</summary>
/// <param name="id">The administrator's number.</param>
public sealed class LastAdministratorException(long id) : Exception($"User {id} is the last administrator: make another one first.")
{
    /// <summary>The administrator's number.</summary>
    public long Id { get; } = id;
}
