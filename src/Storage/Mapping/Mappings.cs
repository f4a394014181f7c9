using Dapper;

namespace Interpreter.Storage.Mapping;

/// <summary>How Dapper reads and writes what the databases keep differently. Dapper keeps this by process.</summary>
internal static class Mappings
{
    public static void Register()
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        SqlMapper.RemoveTypeMap(typeof(DateTimeOffset));
        SqlMapper.RemoveTypeMap(typeof(Guid));
        SqlMapper.AddTypeHandler(new InstantHandler());
        SqlMapper.AddTypeHandler(new KeyHandler());
    }
}
