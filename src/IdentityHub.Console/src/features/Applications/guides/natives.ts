import type { Guide } from './guide';

export const ios: Guide = {
  id: 'ios',
  name: 'iOS (Swift)',
  uses: 'Logto Swift SDK',
  type: 'Native',
  redirectUris: ['com.example.app://callback'],
  postLogoutRedirectUris: [],
  files: ({ endpoint, appId }) => [
    { name: 'Xcode: File → Add Package Dependencies…', code: 'https://github.com/logto-io/swift.git' },
    {
      name: 'Info.plist',
      code: `<key>CFBundleURLTypes</key>
<array>
  <dict>
    <key>CFBundleURLSchemes</key>
    <array><string>com.example.app</string></array>
  </dict>
</array>`,
    },
    {
      name: 'ContentView.swift',
      code: `import LogtoClient
import SwiftUI

struct ContentView: View {
  private let client = LogtoClient(useConfig: try! LogtoConfig(
    endpoint: "${endpoint}",
    appId: "${appId}"
  ))
  @State private var isAuthenticated = false

  var body: some View {
    Button(isAuthenticated ? "Sign out" : "Sign in") {
      Task {
        if isAuthenticated {
          await client.signOut()
        } else {
          try? await client.signInWithBrowser(redirectUri: "com.example.app://callback")
        }
        isAuthenticated = client.isAuthenticated
      }
    }
    .onAppear { isAuthenticated = client.isAuthenticated }
  }
}
`,
    },
  ],
};

export const android: Guide = {
  id: 'android',
  name: 'Android (Kotlin)',
  uses: 'io.logto.sdk:android',
  type: 'Native',
  redirectUris: ['com.example.app://callback'],
  postLogoutRedirectUris: [],
  files: ({ endpoint, appId }) => [
    { name: 'build.gradle.kts', code: 'dependencies {\n    implementation("io.logto.sdk:android:1.1.3")\n}' },
    { name: 'AndroidManifest.xml', code: '<uses-permission android:name="android.permission.INTERNET" />' },
    {
      name: 'SignInViewModel.kt',
      code: `import android.app.Activity
import android.app.Application
import androidx.lifecycle.AndroidViewModel
import io.logto.sdk.android.LogtoClient
import io.logto.sdk.android.type.LogtoConfig

class SignInViewModel(application: Application) : AndroidViewModel(application) {
    private val client = LogtoClient(
        LogtoConfig(
            endpoint = "${endpoint}",
            appId = "${appId}",
            usingPersistStorage = true,
        ),
        application,
    )

    val isAuthenticated get() = client.isAuthenticated

    fun signIn(activity: Activity, done: (Exception?) -> Unit) =
        client.signIn(activity, "com.example.app://callback") { done(it) }

    fun signOut(done: (Exception?) -> Unit) = client.signOut { done(it) }
}
`,
    },
  ],
};

export const flutter: Guide = {
  id: 'flutter',
  name: 'Flutter',
  uses: 'logto_dart_sdk',
  type: 'Native',
  install: 'flutter pub add logto_dart_sdk http',
  redirectUris: ['com.example.app://callback'],
  postLogoutRedirectUris: ['com.example.app://callback'],
  files: ({ endpoint, appId }) => [
    {
      name: 'lib/main.dart',
      code: `import 'package:flutter/material.dart';
import 'package:http/http.dart' as http;
import 'package:logto_dart_sdk/logto_dart_sdk.dart';

const redirectUri = 'com.example.app://callback';

final client = LogtoClient(
  config: const LogtoConfig(endpoint: '${endpoint}', appId: '${appId}'),
  httpClient: http.Client(),
);

void main() => runApp(const MaterialApp(home: Home()));

class Home extends StatefulWidget {
  const Home({super.key});

  @override
  State<Home> createState() => _HomeState();
}

class _HomeState extends State<Home> {
  bool isAuthenticated = false;

  @override
  void initState() {
    super.initState();
    show();
  }

  Future<void> show() async {
    final value = await client.isAuthenticated;
    setState(() => isAuthenticated = value);
  }

  Future<void> toggle() async {
    isAuthenticated ? await client.signOut(redirectUri) : await client.signIn(redirectUri);
    await show();
  }

  @override
  Widget build(BuildContext context) => Scaffold(
        body: Center(
          child: ElevatedButton(onPressed: toggle, child: Text(isAuthenticated ? 'Sign out' : 'Sign in')),
        ),
      );
}
`,
    },
    {
      name: 'android/app/src/main/AndroidManifest.xml',
      code: `<activity android:name="com.linusu.flutter_web_auth_2.CallbackActivity" android:exported="true">
  <intent-filter android:label="flutter_web_auth_2">
    <action android:name="android.intent.action.VIEW" />
    <category android:name="android.intent.category.DEFAULT" />
    <category android:name="android.intent.category.BROWSABLE" />
    <data android:scheme="com.example.app" />
  </intent-filter>
</activity>`,
    },
  ],
};
