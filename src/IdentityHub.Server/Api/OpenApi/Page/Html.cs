using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;

namespace IdentityHub.Server.Api.OpenApi.Page;

/// <summary>HTML as it is written. What stands in holes is encoded, always: <c>html.Add($"&lt;h1&gt;{title}&lt;/h1&gt;")</c>.</summary>
internal sealed class Html
{
    private readonly StringBuilder text = new();

    /// <summary>Adds markup.</summary>
    public Html Add(FormattableString markup)
    {
        var values = markup.GetArguments()
            .Select(value => (object)HtmlEncoder.Default.Encode(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "")).ToArray();
        text.AppendFormat(CultureInfo.InvariantCulture, markup.Format, values);
        return this;
    }

    /// <inheritdoc/>
    public override string ToString() => text.ToString();
}
