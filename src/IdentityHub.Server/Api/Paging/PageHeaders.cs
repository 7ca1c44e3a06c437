using System.Globalization;
using IdentityHub.Server.Hosting;

namespace IdentityHub.Server.Api.Paging;

/// <summary>Says where a list goes on (RFC 8288). The addresses are made from the public URL and can be followed.</summary>
internal static class PageHeaders
{
    /// <summary><c>Total-Number</c> and a <c>Link</c> for the first, previous, last and next page.</summary>
    public static void Write(HttpContext http, PageRequest page, long total)
    {
        var headers = http.Response.Headers;
        headers["Total-Number"] = total.ToString(CultureInfo.InvariantCulture);
        var last = Math.Max(1, (total + page.Size - 1) / page.Size);
        Add(http, "page", "1", "first");
        if (page.Number > 1)
        {
            Add(http, "page", Text(Math.Min(page.Number - 1, last)), "prev");
        }

        Add(http, "page", Text(last), "last");
        if (page.Number < last)
        {
            Add(http, "page", Text(page.Number + 1), "next");
        }
    }

    /// <summary><c>Next-Cursor</c> and a <c>Link</c> to what follows.</summary>
    public static void WriteNext(HttpContext http, string cursor)
    {
        http.Response.Headers["Next-Cursor"] = cursor;
        Add(http, "cursor", cursor, "next");
    }

    private static void Add(HttpContext http, string parameter, string value, string relation)
    {
        var request = http.Request;
        var others = request.Query
            .Where(pair => pair.Key != parameter)
            .SelectMany(pair => pair.Value.Select(item => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(item ?? "")}"));
        var query = string.Join('&', others.Append($"{parameter}={value}"));
        var urls = http.RequestServices.GetRequiredService<HubUrls>();
        http.Response.Headers.Append("Link", $"<{urls.Absolute(request.Path.ToUriComponent())}?{query}>; rel=\"{relation}\"");
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
