namespace IdentityHub.Server.Management.Dashboard;

/// <summary>How many users there are.</summary>
internal sealed record TotalUsers(long TotalUserCount);

/// <summary>How many, and how many more than in the time before.</summary>
internal sealed record CountWithDelta(long Count, long Delta);

/// <summary>Users who joined.</summary>
internal sealed record NewUsers(CountWithDelta Today, CountWithDelta Last7Days);

/// <summary>Users of a day.</summary>
/// <param name="Date">Such as 2026-01-31.</param>
/// <param name="Count">How many.</param>
internal sealed record ActiveUsersOfDay(string Date, long Count);

/// <summary>Users who were active on a day, and in the 7 and 30 days that end with it.</summary>
/// <param name="DauCurve">Each of the 30 days.</param>
/// <param name="Dau">On the day.</param>
/// <param name="Wau">In 7 days.</param>
/// <param name="Mau">In 30 days.</param>
internal sealed record ActiveUsers(List<ActiveUsersOfDay> DauCurve, CountWithDelta Dau, CountWithDelta Wau, CountWithDelta Mau);
