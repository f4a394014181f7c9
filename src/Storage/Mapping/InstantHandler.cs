using System.Data;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Interpreter.Storage.Mapping;

/// <summary>Times: PostgreSQL's own, in SQLite microseconds since 1970.</summary>
internal sealed class InstantHandler : SqlMapper.TypeHandler<DateTimeOffset>
{
    public override void SetValue(IDbDataParameter parameter, DateTimeOffset value) =>
        parameter.Value = parameter is SqliteParameter ? (value - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond : value;

    public override DateTimeOffset Parse(object value) => value switch
    {
        long microseconds => DateTimeOffset.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond),
        DateTime time => new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Utc)),
        DateTimeOffset time => time,
        _ => throw new DataException($"A time is stored as {value.GetType().Name}."),
    };
}
