using Microsoft.AspNetCore.Http.Extensions;
using Zhiheng.Registry.Lookup;
using Zhiheng.Web.Look;

namespace Zhiheng.Web.Pages.Public;

/// <summary>The addresses of the public pages. Pages link through these, so that a route has one place to change.</summary>
internal static class Links
{
    public const string Home = "/";
    public const string Report = "/report";

    public static string Certificate(string code) => $"/c/{Uri.EscapeDataString(code)}";

    public static string Organization(string code) => $"/organizations/{Uri.EscapeDataString(code)}";

    public static string Body(string approvalNo) => $"/bodies/{Uri.EscapeDataString(approvalNo)}";

    public static string Search(string text) => "/search" + new QueryBuilder { { "q", text } };

    /// <summary>The results of a query; without a cursor from the first on.</summary>
    public static string Search(SearchQuery query)
    {
        var values = new QueryBuilder { { "q", query.Text } };
        Add("standing", query.Standing?.Key());
        Add("scheme", query.Scheme);
        Add("region", query.Region);
        Add("body", query.Body);
        Add("cursor", query.Cursor);
        return "/search" + values;

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                values.Add(name, value);
            }
        }
    }

    public static string ReportJob(Guid job) => $"{Report}/{job}";

    /// <summary>An address as the world outside knows it: below the configured one, or below the one this request came to.</summary>
    public static string Absolute(HttpRequest request, Site site, string path)
        => (site.PublicUrl ?? $"{request.Scheme}://{request.Host.ToUriComponent()}") + path;
}
