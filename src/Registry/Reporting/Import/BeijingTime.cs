namespace Zhiheng.Registry.Reporting.Import;

/// <summary>Reports give Beijing local times; instants are kept in UTC. China has had one zone and no summer time since 1992.</summary>
internal static class BeijingTime
{
    public static DateTimeOffset Instant(DateTime local) => new(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), TimeSpan.FromHours(8));

    public static DateTime Local(DateTimeOffset instant) => instant.ToOffset(TimeSpan.FromHours(8)).DateTime;
}
