using Interpreter.Core.Storage;

namespace Interpreter.Web.Administration;

/// <summary>What users may do, in words.</summary>
internal static class Roles
{
    public static IReadOnlyDictionary<string, UserRole> Words { get; } =
        new Dictionary<string, UserRole>(StringComparer.Ordinal) { ["user"] = UserRole.User, ["administrator"] = UserRole.Administrator };
}
