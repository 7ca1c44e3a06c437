using System.Net;
using System.Text;
using IdentityHub.Server.SignIn;

namespace IdentityHub.Server.Messages.Templates;

/// <summary>
/// The one layout of our e-mails. Mail programs know old HTML best: tables for layout, marked as such for screen readers, and styles on the
/// elements; what a style sheet adds (dark colours, narrow screens) may be missing.
/// </summary>
internal static class EmailLayout
{
    private const string Fonts = "-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,'Helvetica Neue',Arial,'Noto Sans','Noto Sans Thai','Noto Sans Arabic',sans-serif";
    private const string DigitFonts = "ui-monospace,SFMono-Regular,Menlo,Consolas,'Liberation Mono',monospace";

    private const string Styles = """
        :root{color-scheme:light dark;supported-color-schemes:light dark}
        .dark-logo{display:none}
        @media (prefers-color-scheme:dark){
        .page{background:#10121a!important}
        .card{background:#1a1d26!important;border-right-color:#2e3340!important;border-bottom-color:#2e3340!important;border-left-color:#2e3340!important}
        .strong{color:#eceef4!important}
        .quiet{color:#a9b0c0!important}
        .code{background:#262b38!important;color:#ffffff!important}
        .has-dark .light-logo{display:none!important}
        .has-dark .dark-logo{display:inline-block!important}
        }
        @media (max-width:480px){
        .outer{padding:16px 12px 32px!important}
        .card{padding:28px 20px!important}
        .code{font-size:30px!important;letter-spacing:5px!important;text-indent:5px!important}
        }
        """;

    /// <summary>The e-mail as HTML.</summary>
    public static string ToHtml(EmailContent email) => $"""
        <!DOCTYPE html>
        <html lang="{email.Language}" dir="{email.Direction}">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width,initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="supported-color-schemes" content="light dark">
        <meta name="format-detection" content="telephone=no,date=no,address=no,email=no,url=no">
        <title>{Encode(email.Subject)}</title>
        <style>
        {Styles}
        </style>
        </head>
        <body class="page" style="margin:0;padding:0;background:#f3f4f7">
        <div style="display:none;max-height:0;overflow:hidden;mso-hide:all">{Encode(Preview(email))}</div>
        <table role="presentation" class="page" width="100%" cellspacing="0" cellpadding="0" border="0" style="background:#f3f4f7"><tr>
        <td class="outer" align="center" style="padding:40px 16px 48px">
        <table role="presentation" width="520" cellspacing="0" cellpadding="0" border="0" style="width:100%;max-width:520px">
        <tr><td{(email.Brand.DarkLogo is null ? "" : " class=\"has-dark\"")} align="center" style="padding:0 8px 24px">{BrandOf(email.Brand)}</td></tr>
        <tr><td class="card" dir="{email.Direction}" style="background:#ffffff;border:1px solid #e1e4ea;border-top:4px solid #{email.Brand.Color};border-radius:12px;padding:36px 40px 32px">
        <h1 class="strong" style="margin:0 0 20px;font-family:{Fonts};font-size:22px;line-height:1.35;font-weight:700;color:#14161d">{Encode(email.Title)}</h1>
        {Paragraph(email.Greeting)}{Paragraph(email.Text)}{CodeOf(email)}{ButtonOf(email)}{Note(email.Secret)}
        </td></tr>
        <tr><td class="quiet" dir="{email.Direction}" align="center" style="padding:24px 16px 0;font-family:{Fonts};font-size:13px;line-height:1.6;color:#5b6270">{Encode(email.Unasked)}<br>{Encode(email.Sender)}</td></tr>
        </table>
        </td></tr></table>
        </body>
        </html>

        """;

    // Programs show the beginning beside the subject: there the code saves opening the e-mail.
    private static string Preview(EmailContent email) => email.Code is null ? email.Text : $"{email.Code} – {email.Validity}";

    private static string BrandOf(MessageBrand brand)
    {
        if (brand.Logo is null)
        {
            return $"<span class=\"strong\" style=\"font-family:{Fonts};font-size:18px;line-height:1.4;font-weight:700;color:#14161d\">{Encode(brand.Name)}</span>";
        }

        var pictures = new StringBuilder(Picture(brand.Logo, "light-logo", "inline-block"));
        if (brand.DarkLogo is not null)
        {
            // Kept away from programs without media queries, which would show both.
            pictures.Append("<!--[if !mso]><!-->").Append(Picture(brand.DarkLogo, "dark-logo", "none")).Append("<!--<![endif]-->");
        }

        return pictures.ToString();

        string Picture(string address, string kind, string display) =>
            $"<img class=\"{kind}\" src=\"{Encode(address)}\" alt=\"{Encode(brand.Name)}\" height=\"40\" style=\"display:{display};height:40px;max-width:240px;border:0;font-family:{Fonts};font-size:18px;font-weight:700\">";
    }

    private static string Paragraph(string? text) => text is null
        ? ""
        : $"<p class=\"strong\" style=\"margin:0 0 12px;font-family:{Fonts};font-size:16px;line-height:1.6;color:#2b2f3a\">{Encode(text)}</p>\n";

    private static string Note(string? text) => text is null
        ? ""
        : $"<p class=\"quiet\" style=\"margin:0;font-family:{Fonts};font-size:14px;line-height:1.6;color:#5b6270\">{Encode(text)}</p>\n";

    private static string CodeOf(EmailContent email) => email.Code is null ? "" : $"""
        <div class="code" dir="ltr" style="margin:24px 0 16px;padding:18px 8px;border-radius:10px;background:#f1f2f6;text-align:center;white-space:nowrap;font-family:{DigitFonts};font-size:36px;line-height:1.2;font-weight:700;letter-spacing:8px;text-indent:8px;color:#14161d">{Encode(email.Code)}</div>
        {Paragraph(email.Validity)}
        """;

    private static string ButtonOf(EmailContent email)
    {
        if (email.Button is not { } button)
        {
            return "";
        }

        var color = email.Brand.Color;
        var letters = Theme.Contrast(color, "ffffff") >= 4.5 ? "ffffff" : "000000";
        var address = Encode(button.Address);
        return $"""
            <table role="presentation" cellspacing="0" cellpadding="0" border="0" style="margin:24px 0"><tr><td style="border-radius:8px;background:#{color}">
            <a href="{address}" style="display:inline-block;padding:14px 28px;border-radius:8px;font-family:{Fonts};font-size:16px;line-height:1.25;font-weight:600;text-decoration:none;color:#{letters}">{Encode(button.Label)}</a>
            </td></tr></table>
            <p class="quiet" style="margin:0;font-family:{Fonts};font-size:13px;line-height:1.6;color:#5b6270">{Encode(button.Hint)}<br><a class="quiet" dir="ltr" href="{address}" style="color:#5b6270;word-break:break-all">{address}</a></p>
            """;
    }

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
