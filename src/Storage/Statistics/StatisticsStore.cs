using System.Globalization;
using Interpreter.Core.Storage;
using Interpreter.Storage.Databases;
using Interpreter.Storage.Mapping;

namespace Interpreter.Storage.Statistics;

/// <summary>Counts.</summary>
internal sealed class StatisticsStore(Database database) : IStatisticsStore
{
    public Task<SessionStatistics> OfUserAsync(long ownerId, int recent, CancellationToken cancellationToken)
    {
        Check.Range("recent", recent, 1, StorageLimits.PageSize);
        return database.ReadAsync(
            async work => (await work.SingleAsync<SessionStatistics>(StatisticsSql.OfUser, new { ownerId }).ConfigureAwait(false)) with
            {
                RecentSessions = await work.ListAsync<RecentSession>(StatisticsSql.RecentOfUser, new { ownerId, recent }).ConfigureAwait(false),
            },
            cancellationToken);
    }

    public Task<TotalStatistics> TotalsAsync(int top, CancellationToken cancellationToken)
    {
        Check.Range("top", top, 1, StorageLimits.PageSize);
        return database.ReadAsync(
            async work =>
            {
                var statistics = await work.SingleAsync<SessionStatistics>(StatisticsSql.Totals).ConfigureAwait(false);
                var recent = await work.ListAsync<RecentSession>(StatisticsSql.Recent, new { top }).ConfigureAwait(false);
                var users = await work.ListAsync<UserSessions>(StatisticsSql.SessionsByUser, new { top }).ConfigureAwait(false);
                var prompts = await work.ListAsync<PromptCount>(
                    StatisticsSql.TopPrompts, new { top, window = IStatisticsStore.PromptWindow }).ConfigureAwait(false);
                return new TotalStatistics(statistics with { RecentSessions = recent }, users, prompts);
            },
            cancellationToken);
    }

    public Task<IReadOnlyList<DailyUsage>> ByDayAsync(long ownerId, DateOnly from, DateOnly to, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<DailyUsage>>(
            async work =>
            {
                var rows = await work.ListAsync<DailyUsageRow>(StatisticsSql.ByDay, new { ownerId, from = Text(from), to = Text(to) }).ConfigureAwait(false);
                return [.. rows.Select(row => row.ToUsage())];
            },
            cancellationToken);

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
